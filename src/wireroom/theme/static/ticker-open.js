// A ticker opens in a narrow window of its own; without this it opens in a tab.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-ticker-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const opened = open(link.href, "", "popup,width=420,height=900");
  if (opened) event.preventDefault();
});
