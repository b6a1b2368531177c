/* A file that somebody chose is checked: the data of a publication, or a page that was saved. */
/* What keeps a text from being a fingerprint, or nothing. */
function slip(text) {
  var plain = marks(text), odd = /[^0-9a-f]/.exec(plain);
  if (/^\s*\d+\s*([:\uff1a]|-\s*[0-9a-f]{4}\s*-\s*[0-9a-f]{4}\s*$)/i.test(text)) return w("is_seal");
  if (!plain) return w("need_print");
  if (odd) return w("no_mark", {mark: odd[0].toUpperCase()});
  if (plain.length < 16) return w("too_few", {n: 16 - plain.length});
  if (plain.length > 16 && plain.length !== 64 && plain.length !== 32) return w("too_many", {n: plain.length - 16});
  return "";
}
/* Say that a fingerprint is another one: which publication this is, and where the marks part. */
function another(found, given) {
  var wrong = [], i, lines = [named(found.file), w("its_print", {print: groups4(found.hash.slice(0, 16))}),
    w("given_print", {print: groups4(given.slice(0, 16))})];
  for (i = 0; i < 16; i += 4) if (found.hash.slice(i, i + 4) !== given.slice(i, i + 4)) wrong.push(i / 4 + 1);
  lines.push(wrong.length === 1 ? w("one_group", {n: wrong[0]}) : w("look_again"));
  return lines;
}
function onFile() {
  var input = by("chosen"), code = by("code"), box = by("verdict"), shown = by("shown"), given = "";
  function opened() {
    var found, doc, own, i;
    if (!/^\s*</.test(given)) {
      found = {text: given, hash: sha256(utf8(given)), wrong: [], file: JSON.parse(given)};
      found.html = page(view(given, found.hash, {code: "0", town_code: "0", made: "0001-01-01", newer: ""}, "", ""));
      return found;
    }
    doc = inert(given);
    try { found = judged(doc); } catch (wrong) {
      own = inside(doc, "file");
      found = {text: own, hash: sha256(utf8(own)), file: JSON.parse(own), programs: doc.getElementsByTagName("script"), wrong: [w("other_making")]};
      found.html = page(view(own, found.hash, {code: "0", town_code: "0", made: "0001-01-01", newer: ""}, "", ""));
    }
    found.foreign = true;
    for (i = 0; i < found.programs.length; i++)
      if (sha256(utf8(found.programs[i].textContent)) === L.program) found.foreign = false;
    return found;
  }
  function judge() {
    var found, why, plain, lines;
    if (!given) return;
    try { found = opened(); } catch (wrong) { empty(shown); put(box, "open", [w("not_ours")]); return; }
    show(found.html);
    plain = marks(code.value);
    why = slip(code.value);
    lines = found.wrong.concat(found.foreign ? [w("other_program")] : []);
    if (found.wrong.length && !found.foreign) put(box, "bad", lines.concat(named(found.file)));
    else if (why) put(box, "open", [why].concat(lines, named(found.file), w("its_print", {print: groups4(found.hash.slice(0, 16))})));
    else if (found.hash.slice(0, plain.length) !== plain) put(box, "other", another(found, plain).concat(lines));
    else if (found.foreign) put(box, "open", [found.wrong.length ? w("other_making") : ""].concat(lines, named(found.file)));
    else put(box, found.newer ? "past" : "good", [found.newer ? w("past_how") : named(found.file)].concat(lines));
  }
  function show(html) {
    var made = inert(html), record = made.getElementById("record"), buttons = record.getElementsByTagName("a");
    while (buttons.length) buttons[0].parentNode.removeChild(buttons[0]);
    empty(shown);
    line(shown, "h2", w("as_published"));
    shown.appendChild(document.importNode(record, true));
  }
  input.onchange = function () {
    var reader = new FileReader();
    given = "";
    if (!input.files[0]) return;
    empty(shown);
    reader.onload = function () { given = read(new Uint8Array(reader.result)) || " "; judge(); };
    reader.readAsArrayBuffer(input.files[0]);
  };
  code.oninput = code.onchange = judge;
}
function begin() {
  var asked = document.querySelectorAll(".needs-script"), k;
  for (k = 0; k < asked.length; k++) asked[k].className = asked[k].className.replace("needs-script", "");
  onFile();
}
window.ruralgovHash = function (text) { return sha256(utf8(text)); };
window.addEventListener("load", begin, false);
