# Draws the sums over all channels as bars. Input: lines of channel,system,count.
BEGIN { FS = "," }
{
  if (!($2 in sum)) { order[++systems] = $2 }
  sum[$2] += $3
  if (sum[$2] > most) { most = sum[$2] }
}
function text(x, y, anchor, content) {
  gsub(/&/, "\\&amp;", content); gsub(/</, "\\&lt;", content)
  printf "  <text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, content
}
END {
  height = 60 + 34 * systems
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"%d\" viewBox=\"0 0 640 %d\" font-family=\"sans-serif\" font-size=\"14\">\n", height, height
  printf "  <rect width=\"640\" height=\"%d\" fill=\"#ffffff\"/>\n", height
  text(20, 30, "start", title)
  for (i = 1; i <= systems; i++) {
    y = 20 + 34 * i
    printf "  <rect x=\"120\" y=\"%d\" width=\"%d\" height=\"22\" fill=\"#1f5f5b\"/>\n", y, 430 * sum[order[i]] / most
    text(110, y + 16, "end", order[i])
    text(560, y + 16, "start", sum[order[i]])
  }
  print "</svg>"
}
