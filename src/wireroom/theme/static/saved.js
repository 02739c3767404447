// Lists the stories saved in this browser. Shown instead of any page that cannot be reached, it says so.
const STORY = "story ";
const list = document.querySelector("[data-saved]");
const nothing = document.querySelector("[data-nothing]");

function sayOffline() {
  document.title = `You are offline – ${document.title.split(" – ").pop()}`;
  document.querySelector("h1").textContent = "You are offline";
  document.querySelector("[data-words]").textContent = "This page could not be reached. What you saved can be read below; everything else will be back with the network.";
}

async function entry(name) {
  const path = name.slice(STORY.length);
  const copy = await (await caches.open(name)).match(path, { ignoreVary: true });
  if (!copy) return null;
  const page = new DOMParser().parseFromString(await copy.text(), "text/html");
  return { name, path, at: new Date(copy.headers.get("x-saved-at")), headline: page.querySelector("h1")?.textContent ?? path };
}

function row({ name, path, at, headline }) {
  const item = document.createElement("li");
  const when = Object.assign(document.createElement("p"), { className: "source" });
  const time = Object.assign(document.createElement("time"), { dateTime: at.toISOString() });
  time.textContent = `As of ${at.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" })}`;
  when.append(time);
  const words = document.createElement("div");
  const title = Object.assign(document.createElement("h2"), { className: "headline" });
  title.append(Object.assign(document.createElement("a"), { href: path, textContent: headline }));
  const remove = Object.assign(document.createElement("button"), { type: "button", className: "text-button", textContent: "Remove" });
  remove.setAttribute("aria-label", `Remove “${headline}”`);
  remove.addEventListener("click", async () => {
    await caches.delete(name);
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    nothing.hidden = list.children.length > 0;
    (next?.querySelector("button") ?? document.querySelector("main")).focus();
  });
  words.append(title, remove);
  item.append(when, words);
  return item;
}

if (location.pathname !== "/saved") sayOffline();
const names = "caches" in window ? (await caches.keys()).filter((name) => name.startsWith(STORY)) : [];
const found = (await Promise.all(names.map(entry))).filter(Boolean).sort((one, other) => other.at - one.at);
list.replaceChildren(...found.map(row));
nothing.hidden = found.length > 0;
