// Everything works without this. It keeps the page of something that is being worked out up to
// date without reloading it, and takes the reader to what went wrong.
"use strict";

const wrong = document.querySelector("[data-focus]");
if (wrong) wrong.focus();

const standing = document.getElementById("standing");
async function look() {
  try {
    const answer = await fetch(location.pathname, { redirect: "follow" });
    if (answer.redirected) { location.assign(answer.url); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("standing");
    if (!found) { location.reload(); return; }
    if (found.innerHTML !== standing.innerHTML) standing.replaceChildren(...found.childNodes);
    if (found.dataset.work !== "open") { location.reload(); return; }
  } catch { /* the server may be restarting: look again */ }
  setTimeout(look, 1000);
}
if (standing && standing.dataset.work === "open") setTimeout(look, 1000);
