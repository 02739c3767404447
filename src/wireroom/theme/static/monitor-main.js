// The wire monitor: a list that lives and never jumps under an editor's eyes. Without it the wire is plain pages.
import "./monitor-times.js";
import "./monitor-choose.js";
import "./monitor-live.js";
import "./monitor-older.js";
import "./monitor-keys.js";
import "./monitor-search.js";
import "./monitor-presets.js";
