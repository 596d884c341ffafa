// What is wider than the page scrolls by itself. Keys must be able to scroll it, too.
"use strict";

function reachScrollers() {
  document.querySelectorAll("main pre, main .output, main .scroll, main .stridebook-scroll, main math").forEach((box) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
}
reachScrollers();
addEventListener("load", reachScrollers);
addEventListener("resize", reachScrollers);
// A details element shows what could not be measured before.
document.addEventListener("toggle", reachScrollers, true);
