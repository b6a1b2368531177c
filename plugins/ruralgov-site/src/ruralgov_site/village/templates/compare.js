/* Whether a page shows the whole of its file and nothing else, and whether that is what the notice
   board names. The page is made again from its file by the same template and compared, element by
   element. */
function by(id) { return document.getElementById(id); }
function read(bytes) {
  var raw = "", i;
  for (i = 0; i < bytes.length; i++) raw += String.fromCharCode(bytes[i]);
  try { return decodeURIComponent(escape(raw)); } catch (wrong) { return ""; }
}
/* A document in which no program runs. */
function inert(html) {
  var made = null, head = /<html([^>]*)>/i.exec(html), held, i;
  try { made = new DOMParser().parseFromString(html, "text/html"); } catch (old) { made = null; }
  if (made && made.documentElement) return made;
  made = document.implementation.createHTMLDocument("");
  made.documentElement.innerHTML = html.replace(/^[\s\S]*?<html[^>]*>/i, "");
  held = made.createElement("div");
  held.innerHTML = "<p" + (head ? head[1] : "") + "></p>";
  for (i = 0; i < held.firstChild.attributes.length; i++)
    made.documentElement.setAttribute(held.firstChild.attributes[i].name, held.firstChild.attributes[i].value);
  return made;
}
function inside(doc, id) {
  var found = doc.getElementById(id);
  return found ? found.textContent : "";
}
function empty(element) { while (element && element.firstChild) element.removeChild(element.firstChild); }
function attributes(element, name) {
  var found = [], i, one, value;
  for (i = 0; i < element.attributes.length; i++) {
    one = element.attributes[i];
    value = one.value;
    if (one.name === "href") value = value.replace(/^.*\//, "").replace(name + ".html#", "#");
    if (one.name === "content") value = value.replace(/'sha256-[^']*'/, "");
    found.push(one.name + "=" + value);
  }
  return found.sort().join(" ");
}
/* The elements and texts of a page, one by one; a browser that saves a page adds its encoding. */
function parts(doc, name) {
  var found = [];
  function walk(node) {
    var tag = node.nodeName.toLowerCase(), child, text = "", own;
    own = attributes(node, name);
    if (tag === "meta" && /http-equiv=content-type/i.test(own)) return;
    found.push({tag: "<" + tag + " " + own + ">"});
    for (child = node.firstChild; child && tag !== "style" && tag !== "script"; child = child.nextSibling) {
      if (child.nodeType === 3) text += child.data;
      if (child.nodeType === 1) { put(); walk(child); }
    }
    put();
    found.push({tag: "</" + tag + ">"});
    function put() {
      text = text.replace(/[ \t\r\n\f]+/g, " ").replace(/^ | $/g, "");
      if (text) found.push({text: text});
      text = "";
    }
  }
  walk(doc.documentElement);
  return found;
}
function counted(list, by) {
  var i, found = [], left = {};
  for (i = 0; i < by.length; i++) if (by[i].text) left["_" + by[i].text] = (left["_" + by[i].text] || 0) + 1;
  for (i = 0; i < list.length; i++) {
    if (!list[i].text) continue;
    if (left["_" + list[i].text]) left["_" + list[i].text]--;
    else found.push(list[i].text);
  }
  return found;
}
function some(list) {
  var shown = [], i;
  for (i = 0; i < list.length && i < 6; i++) shown.push(list[i].length > 60 ? list[i].slice(0, 60) + "…" : list[i]);
  return shown.join(" / ") + (list.length > 6 ? " …" : "");
}
/* What is otherwise here than it should be, in words. */
function apart(here, should) {
  var extra = counted(here, should), lacking = counted(should, here), found = [], i, near = "";
  if (extra.length) found.push(w("extra", {what: some(extra)}));
  if (lacking.length) found.push(w("lacking", {what: some(lacking)}));
  if (found.length) return found;
  for (i = 0; i < should.length && i < here.length; i++) {
    if (here[i].text !== should[i].text || here[i].tag !== should[i].tag) break;
    near = here[i].text || near;
  }
  if (i === should.length && i === here.length) return [];
  if (here[i] && should[i] && here[i].text && should[i].text) return [w("moved", {what: here[i].text})];
  return [w("restyled", {what: near || "<head>"})];
}
function about(text) {
  var found = JSON.parse(text), plain = /^[0-9A-Za-z-]+$/;
  if (!plain.test(found.code) || !plain.test(found.town_code) || !/^\d{4}-\d\d-\d\d$/.test(found.made)) throw 1;
  if (!/^([0-9a-f]{32})?$/.test(found.newer)) throw 1;
  if (found.unsealed !== undefined && found.unsealed !== "1") throw 1;
  return found;
}
/* What stands in the box of the verdict and is none of the words of the check. */
function foreign(checker) {
  var all = checker ? parts({documentElement: checker}, "") : [], found = [], i, key, begin, known;
  for (i = 0; i < all.length; i++) {
    known = !all[i].text || /^[0-9A-F ]{19}$/.test(all[i].text);
    for (key in L.words) {
      begin = L.words[key].split("{")[0];
      if (all[i].text === L.words[key] || begin && begin !== L.words[key] && all[i].text && all[i].text.indexOf(begin) === 0) known = true;
    }
    if (!known) found.push(all[i].text);
  }
  return found.length ? [w("extra", {what: some(found)})] : [];
}
/* Judge a whole document: what it carries, and how it differs from the page that this makes. */
function judged(doc) {
  var text = inside(doc, "file"), hash = sha256(utf8(text)), found = {hash: hash, text: text, wrong: [], count: 0}, before, after, data, here, should, i, styles, scripts;
  data = JSON.parse(text);
  found.file = data;
  found.wrong = foreign(doc.getElementById("checker"));
  empty(doc.getElementById("checker"));
  before = inside(doc, "before");
  after = inside(doc, "after");
  data = view(text, hash, about(inside(doc, "about")), before, after);
  found.newer = data.newer;
  found.html = page(data);
  if (before && sha256(utf8(before)) !== data.file.supersedes) found.wrong.push(w("no_chain"));
  if (after && (data.after.supersedes !== hash || sha256(utf8(after)).slice(0, 32) !== data.newer)) found.wrong.push(w("no_chain"));
  here = parts(doc, data.address);
  should = inert(found.html);
  should = parts(should, data.address);
  for (i = 0; i < should.length; i++) if (should[i].text) found.count++;
  found.wrong = found.wrong.concat(apart(here, should));
  styles = doc.getElementsByTagName("style");
  if (styles.length !== 1 || sha256(utf8(styles[0].textContent)) !== L.style) found.wrong.push(w("style_changed"));
  scripts = doc.getElementsByTagName("script");
  if (scripts.length !== 1) found.wrong.push(w("more_programs"));
  found.programs = scripts;
  return found;
}
/* The marks of a fingerprint as people type them: wide ones, o for 0, l and i for 1. */
function marks(text) {
  return text.replace(/[\uff01-\uff5e]/g, function (wide) { return String.fromCharCode(wide.charCodeAt(0) - 0xfee0); })
    .toLowerCase().replace(/[\s\u3000.,:\u00b7\-\u2010-\u2015\u3001\u3002]/g, "").replace(/o/g, "0").replace(/[il|]/g, "1");
}
function named(file) {
  var content = file.content, whose = content.collective;
  return w("this_is", {what: whose.town + " " + whose.place + " · " + W.span(content.first, content.last) + " " +
    W.kind(content.kind) + " · " + w("version", {n: file.version})});
}
function line(box, tag, text, name) {
  var made = document.createElement(tag);
  made.appendChild(document.createTextNode(text));
  if (name) made.className = name;
  box.appendChild(made);
  return made;
}
var TITLES = {good: "same", bad: "different", other: "another", past: "past", open: "unsaid"};
function put(box, kind, lines, title) {
  var i;
  empty(box);
  box.className = "verdict " + kind;
  box.removeAttribute("hidden");
  line(box, "b", w(title || TITLES[kind]));
  for (i = 0; i < lines.length; i++) line(box, "span", lines[i]);
}
