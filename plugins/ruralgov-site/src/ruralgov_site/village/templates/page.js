/* The page of a publication checks itself. It cannot know what the board shows: people compare. */
function onPage() {
  var checker = by("checker"), box = document.createElement("div"), asked = "", found, tag, address;
  box.setAttribute("role", "status");
  function judge() {
    try { found = judged(document); } catch (wrong) { put(box, "bad", [w("perhaps_browser")]); return show(false); }
    try { tag = marks(decodeURIComponent(location.hash.slice(1))); } catch (odd) { tag = ""; }
    address = /([0-9a-f]{32})\.html$/.exec(location.pathname);
    var wanted = /^[0-9a-f]{16,64}$/.test(tag) ? tag : address ? address[1] : "";
    if (found.wrong.length) put(box, "bad", found.wrong.concat(named(found.file), w("perhaps_browser")));
    else if (found.hash.slice(0, wanted.length) !== wanted || address && found.hash.slice(0, 32) !== address[1])
      put(box, "other", [named(found.file), w("its_print", {print: groups4(found.hash.slice(0, 16))}),
        w("wanted", {print: groups4((found.hash.slice(0, wanted.length) !== wanted ? wanted : address[1]).slice(0, 16))}), w("look_again")]);
    else if (asked === "no") put(box, "other", [named(found.file), w("its_print", {print: groups4(found.hash.slice(0, 16))}), w("look_again")]);
    else if (asked === "yes") put(box, found.newer ? "past" : "good", [found.newer ? w("past_how") : w("all_there", {n: found.count}), named(found.file)]);
    else return ask(wanted === tag && tag !== "");
    show(false);
  }
  function show(asking) {
    empty(checker);
    checker.appendChild(box);
    if (asking) button("it_is", "yes"), button("it_is_not", "no");
  }
  function button(key, answer) {
    var made = line(box, "button", w(key), "btn");
    made.setAttribute("type", "button");
    made.onclick = function () { asked = answer; judge(); };
  }
  function ask(came) {
    put(box, found.newer ? "past" : "open", [w("all_there", {n: found.count})], found.newer ? "is_old" : "unsaid");
    line(box, "span", w("ask_board"));
    line(box, "strong", groups4(found.hash.slice(0, 16)), "print mono");
    if (came) line(box, "span", w("came_along"));
    show(true);
  }
  judge();
}
window.addEventListener("load", onPage, false);
