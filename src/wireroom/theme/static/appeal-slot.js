// Where an appeal may stand: nothing is asked before a reader has begun to read, and all that is needed for it comes only then.
const slot = document.querySelector("[data-slot=appeal]");
const wake = () => import("./appeal.js").then(({ begin }) => begin(slot)).catch(() => null);
const afterLoad = (act, wait) =>
  document.readyState === "complete" ? setTimeout(act, wait) : addEventListener("load", () => setTimeout(act, wait));

if (slot) {
  const near = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    near.disconnect();
    wake();
  }, { rootMargin: "800px 0px" });
  let isWatching = false;
  const watch = () => {
    if (!isWatching) near.observe(slot);
    isWatching = true;
  };
  addEventListener("scroll", watch, { once: true, passive: true });
  afterLoad(watch, 800);
} else afterLoad(wake, 1_000);
