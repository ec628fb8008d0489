"""How the reader sees the page: a small component tells the ground colour and the width, and shows the address."""

import streamlit as st

from visitstats.charts.theme import Look
from visitstats.texts import language

PHONE_WIDTH = 640

_WATCHER = """
export default function (component) {
  const { parentElement, setStateValue } = component
  const host = parentElement.host ?? parentElement
  const phoneWidth = component.data?.phone_width ?? 640
  const known = component.data?.seen
  const wanted = component.data?.query ?? ""
  if (wanted && location.search !== "?" + wanted) {
    history.replaceState(history.state, "", location.pathname + "?" + wanted + location.hash)
  }
  const luminance = colour => {
    const probe = document.createElement("canvas").getContext("2d")
    probe.fillStyle = colour
    const hex = probe.fillStyle
    const part = at => parseInt(hex.slice(at, at + 2), 16)
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
  }
  const tell = () => {
    const ground = getComputedStyle(host).getPropertyValue("--st-app-background").trim()
      || getComputedStyle(host).getPropertyValue("--st-background-color").trim()
    const page = getComputedStyle(document.querySelector(".stApp") ?? document.body).colorScheme
    const dark = page === "dark" || (page !== "light" && luminance(ground) < 100)
    const seen = (dark ? "dark" : "light") + " " + (window.innerWidth <= phoneWidth ? "phone" : "desk")
    if ((host.dataset.seen ?? known) !== seen) {
      host.dataset.seen = seen
      setStateValue("seen", seen)
    }
  }
  tell()
  window.addEventListener("resize", tell)
  const app = document.querySelector(".stApp")
  const watch = new MutationObserver(() => requestAnimationFrame(tell))
  if (app) watch.observe(app, { attributes: true, attributeFilter: ["class", "style"] })
  return () => {
    window.removeEventListener("resize", tell)
    watch.disconnect()
  }
}
"""

_watcher = st.components.v2.component("visitstats_look", html="<span></span>\n", js=_WATCHER)


def guess() -> str:
    """What the first request says of theme and width, before the browser has answered."""
    dark = st.context.theme.type == "dark"
    phone = "Mobi" in (st.context.headers.get("User-Agent") or "")
    return f"{'dark' if dark else 'light'} {'phone' if phone else 'desk'}"


def _seen() -> str:
    told = st.session_state.get("look_watcher") or {}
    return str(told.get("seen") or guess())


def now() -> Look:
    """How the page is seen, as far as the browser has told."""
    seen = _seen()
    return Look(dark=seen.startswith("dark"), phone=seen.endswith("phone"), language=language())


def watch(query: str) -> None:
    """Mount the watcher: a change of theme or width runs the page again, and `query` is put into the address."""
    runs = st.session_state["look_runs"] = st.session_state.get("look_runs", 0) + 1
    _watcher(
        key="look_watcher",
        data={"phone_width": PHONE_WIDTH, "seen": _seen(), "query": query, "run": runs},
        default={"seen": _seen()},
        on_seen_change=lambda: None,
    )
