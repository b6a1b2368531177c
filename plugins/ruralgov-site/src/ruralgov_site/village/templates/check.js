(function () {
"use strict";
/* SHA-256 (FIPS 180-4) in the language of old phones; crypto.subtle is missing there and on http. */
function sha256(bytes) {
  var K = [], H = [], n = 2, i, j, composite;
  while (K.length < 64) {
    composite = false;
    for (i = 2; i * i <= n; i++) if (n % i === 0) composite = true;
    if (!composite) {
      if (H.length < 8) H.push(frac(Math.pow(n, 1 / 2)));
      K.push(frac(Math.pow(n, 1 / 3)));
    }
    n++;
  }
  function frac(x) { return ((x - Math.floor(x)) * 4294967296) | 0; }
  function turn(x, by) { return (x >>> by) | (x << (32 - by)); }
  var length = bytes.length, blocks = ((length + 8) >> 6) + 1, words = [];
  for (i = 0; i < blocks * 16; i++) words.push(0);
  for (i = 0; i < length; i++) words[i >> 2] |= bytes[i] << (24 - (i % 4) * 8);
  words[length >> 2] |= 0x80 << (24 - (length % 4) * 8);
  words[blocks * 16 - 2] = Math.floor(length / 536870912);
  words[blocks * 16 - 1] = (length << 3) | 0;
  for (i = 0; i < blocks; i++) {
    var w = [], s = H.slice(0), t1, t2, a, b;
    for (j = 0; j < 64; j++) {
      if (j < 16) w[j] = words[i * 16 + j];
      else {
        a = w[j - 15]; b = w[j - 2];
        w[j] = (w[j - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[j - 7] +
          (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
      }
      t1 = (s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) +
        ((s[4] & s[5]) ^ (~s[4] & s[6])) + K[j] + w[j]) | 0;
      t2 = ((turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) +
        ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]))) | 0;
      s = [(t1 + t2) | 0, s[0], s[1], s[2], (s[3] + t1) | 0, s[4], s[5], s[6]];
    }
    for (j = 0; j < 8; j++) H[j] = (H[j] + s[j]) | 0;
  }
  var text = "";
  for (i = 0; i < 8; i++) for (j = 28; j >= 0; j -= 4) text += ((H[i] >>> j) & 15).toString(16);
  return text;
}
function utf8(text) {
  var raw = unescape(encodeURIComponent(text)), bytes = [], i;
  for (i = 0; i < raw.length; i++) bytes.push(raw.charCodeAt(i));
  return bytes;
}
function read(bytes) {
  var raw = "", i;
  for (i = 0; i < bytes.length; i++) raw += String.fromCharCode(bytes[i]);
  try { return JSON.parse(decodeURIComponent(escape(raw))); } catch (wrong) { return null; }
}
function yuan(fen) {
  var below = fen < 0, whole = Math.floor(Math.abs(fen) / 100), rest = Math.abs(fen) % 100;
  return (below ? "-" : "") + String(whole).replace(/\B(?=(\d{3})+$)/g, ",") +
    (rest < 10 ? ".0" : ".") + rest;
}
function at(value, path) {
  var keys = path.split("."), i;
  for (i = 0; i < keys.length && value !== null && value !== undefined; i++) value = value[keys[i]];
  return value;
}
function short(head) {
  var parts = String(head).split(":");
  return (parts[0] + "-" + (parts[1] || "").slice(0, 4) + "-" + (parts[1] || "").slice(4, 8)).toUpperCase();
}
function plain(text) { return text.toLowerCase().replace(/[^0-9a-f]/g, ""); }
function groups(text) { return text.replace(/(.{4})/g, "$1 ").toUpperCase(); }
function by(id) { return document.getElementById(id); }
function put(box, kind, title, lines) {
  box.className = "verdict " + kind;
  box.hidden = false;
  box.removeAttribute("hidden");
  while (box.firstChild) box.removeChild(box.firstChild);
  var head = document.createElement("b"), i, line;
  head.appendChild(document.createTextNode((kind === "good" ? "\u2713 " : kind === "bad" ? "\u2717 " : "") + title));
  box.appendChild(head);
  for (i = 0; i < lines.length; i++) {
    line = document.createElement("span");
    line.appendChild(document.createTextNode(lines[i]));
    box.appendChild(line);
  }
}
var words = JSON.parse(by("words").textContent);
var own = by("file"), box = by("verdict"), tag = decodeURIComponent(location.hash.slice(1));
function page() {
  var text = own.textContent, hash = sha256(utf8(text)), data = JSON.parse(text), lines = [], bad = [];
  var named = /([0-9a-f]{32})\.html$/.exec(location.pathname), cells = document.querySelectorAll("[data-at]");
  var wrong = 0, i;
  if (named && hash.slice(0, 32) !== named[1]) bad.push(words.no_hash);
  if (tag && short(data.head) !== tag.toUpperCase()) bad.push(words.no_seal);
  for (i = 0; i < cells.length; i++)
    if (cells[i].textContent !== yuan(at(data, cells[i].getAttribute("data-at")))) wrong++;
  if (wrong) bad.push(words.no_figures.replace("{n}", wrong));
  if (bad.length) { put(box, "bad", words.no, bad); return; }
  if (!named) {
    put(box, "open", words.no_name, [words.computed + " " + groups(hash.slice(0, 16)), words.seal + " " + short(data.head)]);
    return;
  }
  lines.push(words.yes_how);
  lines.push(words.yes_figures.replace("{n}", cells.length));
  if (tag) lines.push(words.yes_seal);
  put(box, "good", words.yes, lines);
}
function chosen() {
  var input = by("chosen"), code = by("code"), done = null;
  if (/^[0-9a-f]{8,64}/.test(tag)) code.value = groups(tag.slice(0, 16));
  function judge() {
    if (!done) return;
    var data = read(done), given = plain(code.value), hash = sha256(done), whose, lines;
    if (!data || !data.content || !data.head) { put(box, "bad", words.no, [words.not_ours, words.computed + " " + groups(hash.slice(0, 16))]); return; }
    whose = data.content.collective || {};
    lines = [whose.town + " " + whose.place + " \u00b7 " + data.content.first +
        (data.content.last === data.content.first ? "" : " \u2013 " + data.content.last) + " \u00b7 v" + data.version,
      words.computed + " " + groups(hash.slice(0, 16)), words.seal + " " + short(data.head)];
    if (given.length < 8) put(box, "open", words.need_print, lines);
    else if (hash.slice(0, given.length) === given) put(box, "good", words.yes, [words.yes_how].concat(lines));
    else put(box, "bad", words.no, [words.no_hash].concat(lines));
  }
  input.onchange = function () {
    var reader = new FileReader();
    done = null;
    if (!input.files[0]) return;
    put(box, "open", words.working, []);
    reader.onload = function () { done = new Uint8Array(reader.result); judge(); };
    reader.readAsArrayBuffer(input.files[0]);
  };
  code.oninput = judge;
  code.onchange = judge;
}
var asked = document.querySelectorAll(".needs-script"), k;
for (k = 0; k < asked.length; k++) asked[k].className = asked[k].className.replace("needs-script", "");
if (own) page(); else chosen();
window.ruralgovHash = function (text) { return sha256(utf8(text)); };
})();
