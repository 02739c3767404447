// A stand-in of Stripe's script: the few calls that giving makes, and no more. Cards are named in a frame of the stand-in's own origin.
(() => {
  const HERE = new URL(document.currentScript.src).origin;
  const at = (path, secret) => `${HERE}/js/${path}?${new URLSearchParams({ secret })}`;

  window.Stripe = (key) => {
    if (!key.startsWith("pk_test_")) throw new Error("Invalid API Key provided");
    return { initCheckoutElementsSdk: ({ clientSecret }) => checkout(clientSecret) };
  };

  function checkout(secret) {
    let frame = null;
    let isShown = false;
    return {
      async loadActions() {
        const session = await (await fetch(at("session", secret))).json();
        if (session.error) return { type: "error", error: session.error };
        const { amount } = session.total.total;
        Object.defineProperty(session.total.total, "amount", { get() { isShown = true; return amount; } });
        return { type: "success", actions: { getSession: () => session, confirm } };
      },
      createPaymentElement: () => ({
        mount(place) {
          frame = Object.assign(document.createElement("iframe"), { title: "Secure payment input frame", src: at("fields", secret) });
          Object.assign(frame.style, { width: "100%", height: "11rem", border: "0" });
          place.append(frame);
        },
        destroy() { frame?.remove(); },
      }),
    };

    async function confirm({ email = "" } = {}) {
      if (!isShown) throw new Error("The total is to be shown before it is taken.");
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise((done) => { port1.onmessage = ({ data }) => done(data); });
      frame.contentWindow.postMessage({ email }, HERE, [port2]);
      return answer;
    }
  }
})();
