// What a browser does with a passkey, for readers and for staff.

// Browsers bind passkeys to a name, and refuse them where the address is a number.
const isNumber = /^(\[.*\]|[\d.]+)$/.test(location.hostname);

/** Whether this browser can use a passkey here. */
export const isPossible = () =>
  Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON && isSecureContext && !isNumber);

/** Prove to have a passkey. */
export const prove = ({ publicKey }) =>
  navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });

/** Make a passkey. */
export const make = ({ publicKey }) =>
  navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) });

/** What to say of a ceremony that failed; nothing to who changed their mind. */
export function words({ name }) {
  if (name === "NotAllowedError" || name === "AbortError") return "";
  if (name === "InvalidStateError") return "This device has a passkey for your account already.";
  return "Your browser could not use a passkey here.";
}
