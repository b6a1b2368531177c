/* What publication.py makes of a file, and how the templates write it, in the language of old phones. */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, function (all, name) { return String(values[name]); });
}
function w(key, values) { return fill(L.words[key], values || {}); }
function two(text) { return String(Number(text)); }
var ZH = L.lang === "zh";
var W = {
  kind: function (kind) { return L.kinds[kind]; },
  group: function (code) { return L.groups[code]; },
  item: function (code, name) { return ZH || !L.items[code] ? name : L.items[code]; },
  month: function (month) { return ZH ? month.slice(0, 4) + "年" + two(month.slice(5)) + "月" : month; },
  span: function (first, last) {
    if (first === last) return W.month(first);
    if (!ZH) return first + " – " + last;
    if (first.slice(0, 4) !== last.slice(0, 4)) return W.month(first) + "至" + W.month(last);
    if (first.slice(5) === "01" && last.slice(5) === "12") return first.slice(0, 4) + "年";
    return W.month(first) + "至" + two(last.slice(5)) + "月";
  },
  day: function (day) {
    return ZH ? day.slice(0, 4) + "年" + two(day.slice(5, 7)) + "月" + two(day.slice(8, 10)) + "日" : day;
  }
};
function thousands(whole) { return String(whole).replace(/\B(?=(\d{3})+$)/g, ","); }
var F = {
  yuan: function (fen) {
    var whole = Math.floor(Math.abs(fen) / 100), rest = Math.abs(fen) % 100;
    return (fen < 0 ? "-" : "") + thousands(whole) + (rest < 10 ? ".0" : ".") + rest;
  },
  thousandths: function (count) {
    var rest = ((count % 1000) + 1000) % 1000, tail = ("00" + rest).slice(-3).replace(/0+$/, "");
    return thousands((count - rest) / 1000) + (rest ? "." + tail : "");
  },
  before: function (day) {
    var found = new Date(Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10) - 1));
    function pad(n) { return (n < 10 ? "0" : "") + n; }
    return found.getUTCFullYear() + "-" + pad(found.getUTCMonth() + 1) + "-" + pad(found.getUTCDate());
  },
  short_unit: function (unit) { return unit.split("（")[0]; },
  carried: function (text) { return text; }
};
function esc(value) {
  return String(value).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&#34;");
}
function yes(value) { return !!value && value.length !== 0; }
function groups4(text) { return text.replace(/(.{4})(?=.)/g, "$1 ").toUpperCase(); }
function has(one, key) { return Object.prototype.hasOwnProperty.call(one, key); }
function shape(entry) {
  return has(entry, "asset_code") ? "asset" : has(entry, "other") ? "contract" : has(entry, "decision") ? "decision" : "money";
}
function bridge(content) {
  var totals = content.totals, worn = 0, i, j, entries, found;
  if (!has(totals, "money")) return null;
  for (i = 0; i < content.items.length; i++) {
    entries = content.items[i].entries;
    for (j = 0; content.items[i].code.charAt(0) === "3" && j < entries.length; j++)
      if (/折旧|摊销/.test(entries[j].what)) worn += entries[j].amount;
  }
  found = {before: totals.money_before, income: totals.income, spent: totals.spent, worn: worn, money: totals.money};
  found.other = found.money - found.before - found.income + found.spent - worn;
  found.less = -found.other;
  return found;
}
function shaped(item) {
  var found = [], at = {}, i, one, entry;
  for (i = 0; i < item.entries.length; i++) {
    entry = item.entries[i];
    one = shape(entry);
    if (!has(at, one)) {
      at[one] = {shape: one, entries: [], dated: has(entry, "day"), valued: has(entry, "value")};
      found.push(at[one]);
    }
    at[one].entries.push(entry);
  }
  return {code: item.code, name: item.name, amount: item.amount, both: has(at, "asset"), shapes: found,
    differs: item.amount !== null && has(item, "registered") ? Math.abs(item.amount - item.registered) : 0};
}
function groups(content) {
  var found = [], last = null, i, item;
  for (i = 0; i < content.items.length; i++) {
    item = content.items[i];
    if (!last || last.code !== item.code.charAt(0)) {
      last = {code: item.code.charAt(0), full: [], empty: []};
      found.push(last);
    }
    if (item.amount || item.entries.length) last.full.push(shaped(item));
    else last.empty.push({code: item.code, name: item.name});
  }
  return found;
}
var NOTHING = "—", MONEY = {amount: 1, value: 1, depreciated: 1, spent: 1, total: 1, due: 1, paid: 1};
function sum(fen) { return fen === null || fen === undefined ? NOTHING : F.yuan(fen); }
function said(value, key) {
  if (value === null || value === undefined) return NOTHING;
  if (has(MONEY, key)) return F.yuan(value);
  if (key === "quantity") return F.thousandths(value);
  if (key === "until") return W.day(F.before(value));
  return key === "day" || key === "since" ? W.day(value) : String(value);
}
function short(entry) {
  var keys = ["amount", "total", "value", "quantity", "day"], i;
  for (i = 0; i < keys.length; i++) if (has(entry, keys[i])) return said(entry[keys[i]], keys[i]);
  return String(entry.what);
}
function label(entry) {
  if (has(entry, "decision")) return w("reopened", {month: W.month(entry.month)});
  return entry.what + (has(entry, "voucher") ? " · " + w("record", {n: entry.voucher}) : "");
}
function which(entry) {
  if (has(entry, "number")) return entry.number;
  if (has(entry, "asset_code")) return entry.asset_code;
  var keys = ["month", "voucher", "account", "what"], found = [], i;
  for (i = 0; i < keys.length; i++) found.push(has(entry, keys[i]) ? entry[keys[i]] : "");
  return found.join("\n");
}
function sorted(both) {
  var found = [], i, key;
  for (i = 0; i < 2; i++) for (key in both[i]) if (has(both[i], key) && (i === 0 || !has(both[0], key))) found.push(key);
  return found.sort();
}
function plainly(value) {
  var keys, found = [], i;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  for (i = 0, keys = sorted([value, {}]); i < keys.length; i++) found.push(keys[i] + ":" + plainly(value[keys[i]]));
  return "{" + found.join(",") + "}";
}
function changes(old, now) {
  var found = [], both, codes, i, whose = ["name", "place", "town"], totals = ["money_before", "income", "spent", "money"];
  function row(what, was, is) { if (was !== is) found.push({what: what, was: was, now: is}); }
  function one(was, is) {
    var item = is || was, name = W.item(item.code, item.name), gone, come, i, j, k, same, keys, text, entry;
    row(name, sum(was && was.amount), sum(is && is.amount));
    row(name + " · " + w("field_registered"), sum(was && was.registered), sum(is && is.registered));
    gone = was ? was.entries.slice(0) : [];
    come = is ? is.entries.slice(0) : [];
    for (i = 0; i < gone.length; i++)
      for (j = 0; j < come.length; j++)
        if (plainly(gone[i]) === plainly(come[j])) { gone.splice(i--, 1); come.splice(j, 1); break; }
    for (i = 0; i < gone.length; i++) {
      entry = gone[i];
      for (j = 0; j < come.length && which(come[j]) !== which(entry);) j++;
      text = name + " · " + label(entry);
      if (j === come.length) { row(text, short(entry), NOTHING); continue; }
      same = come.splice(j, 1)[0];
      for (k = 0, keys = sorted([entry, same]); k < keys.length; k++)
        if (keys[k] !== "account")
          row(text + " · " + w("field_" + keys[k]), said(entry[keys[k]], keys[k]), said(same[keys[k]], keys[k]));
    }
    for (i = 0; i < come.length; i++) row(name + " · " + label(come[i]), NOTHING, short(come[i]));
  }
  for (i = 0; i < whose.length; i++) row(w("field_" + whose[i]), old.collective[whose[i]], now.collective[whose[i]]);
  for (i = 0; i < totals.length; i++) row(w(totals[i]), sum(old.totals[totals[i]]), sum(now.totals[totals[i]]));
  both = [{}, {}];
  for (i = 0; i < old.items.length; i++) both[0][old.items[i].code] = old.items[i];
  for (i = 0; i < now.items.length; i++) both[1][now.items[i].code] = now.items[i];
  for (i = 0, codes = sorted(both); i < codes.length; i++) one(both[0][codes[i]], both[1][codes[i]]);
  return found;
}
function view(text, hash, about, before, after) {
  var file = JSON.parse(text), content = file.content, whose = content.collective, address = hash.slice(0, 32), i, title = [];
  var old = before ? JSON.parse(before) : null, now = after ? JSON.parse(after) : null;
  var way = [[w("back_city"), "index.html"], [whose.town || whose.place, "t/" + about.town_code + ".html"],
    [whose.place, "v/" + about.code + ".html"], [W.span(content.first, content.last), "p/" + address + ".html"]];
  for (i = way.length; i--;) title.push(way[i][0]);
  title.push(w("site"));
  return {root: "../", way: way, title: title.join(" · "), tag: L.tag, script_hash: "sha256-",
    site: {lang: L.lang, made: about.made},
    file: file, content: content, whose: whose, address: address, print: groups4(hash.slice(0, 16)),
    seal: file.head.slice(0, file.head.indexOf(":") + 17), bridge: bridge(content), groups: groups(content),
    older: file.supersedes.slice(0, 32), newer: about.newer, before: old, after: now,
    corrected: old ? changes(old.content, content) : [], later: now ? changes(content, now.content) : [],
    about: about, text: text, before_text: before, after_text: after,
    about_text: '{"code":' + JSON.stringify(about.code) + ',"made":' + JSON.stringify(about.made) +
      ',"newer":' + JSON.stringify(about.newer) + ',"town_code":' + JSON.stringify(about.town_code) + (about.unsealed ? ',"unsealed":"1"' : "") + "}"};
}
