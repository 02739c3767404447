// The tones, made on the spot: three rising for a flash, two for a bulletin, two falling for a kill.

const TONES = { flash: [880, 1109, 1319, 1319], bulletin: [660, 880], kill: [587, 392] };
const LENGTH = 0.16;
let audio = null;

/** A browser plays nothing before the page was touched: be ready from the first touch on. */
export function ready() {
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => context()?.resume(), { once: true, passive: true });
}

export function chime(sort) {
  const now = context()?.currentTime;
  if (now === undefined) return;
  audio.resume();
  TONES[sort].forEach((pitch, place) => tone(pitch, now + 0.05 + place * LENGTH));
}

function context() {
  if (!audio && "AudioContext" in window) audio = new AudioContext();
  return audio;
}

function tone(pitch, at) {
  const [voice, loudness] = [audio.createOscillator(), audio.createGain()];
  voice.type = "triangle";
  voice.frequency.value = pitch;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.3, at + 0.015);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH);
  voice.connect(loudness).connect(audio.destination);
  voice.start(at);
  voice.stop(at + LENGTH + 0.02);
}
