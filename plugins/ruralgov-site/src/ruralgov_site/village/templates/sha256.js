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
