// Keeps the numbers on screen true: hears that the front handed counts over, and fetches the page's parts anew.
import { renew } from "./fresh-parts.js";

const PACE = 3_000;
let timer = 0;
let stream = null;

function look() {
  timer = 0;
  renew("data-numbers");
}

function listen() {
  if (document.visibilityState === "hidden") return stream?.close();
  stream?.close();
  stream = new EventSource("/desk/numbers/pulse");
  stream.addEventListener("pulse", () => { timer ||= setTimeout(look, PACE); });
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => stream?.close());
listen();
