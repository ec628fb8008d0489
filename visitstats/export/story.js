"use strict";
// Arrows, Page Up and Down (clickers), space, Home, End: slides. B or full stop: dark screen. L: language.
// D: light or dark. F: full screen. Esc: back from the dark screen.
const articles = [...document.querySelectorAll("article")];
const words = JSON.parse(document.getElementById("words").textContent);
let lang = articles[0].lang;
let place = 0;
let quiet;

const slides = () => [...document.querySelector(`article[lang="${lang}"]`).children];

function show() {
  place = Math.max(0, Math.min(place, slides().length - 1));
  articles.forEach((article) => article.classList.toggle("shown", article.lang === lang));
  slides().forEach((slide, number) => slide.classList.toggle("shown", number === place));
  document.documentElement.lang = lang;
  document.title = slides()[place].querySelector("title").textContent;
  document.querySelectorAll("nav [data-word]").forEach((button) => {
    button.setAttribute("aria-label", words[lang][button.dataset.word]);
    button.title = words[lang][button.dataset.word];
  });
  document.querySelectorAll("nav [data-lang]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  });
  history.replaceState(null, "", `#${lang}-${place + 1}`);
}

function fromAddress() {
  const [code, number] = location.hash.slice(1).split("-");
  if (articles.some((article) => article.lang === code)) lang = code;
  place = (Number.parseInt(number, 10) || 1) - 1;
  show();
}

function go(step) { place += step; show(); }
function speak(code) { lang = code; show(); }
function nextLanguage() {
  const codes = articles.map((article) => article.lang);
  speak(codes[(codes.indexOf(lang) + 1) % codes.length]);
}
function ground() {
  const root = document.documentElement;
  root.dataset.ground = root.dataset.ground === "dark" ? "light" : "dark";
}
function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen();
}
const blank = (on) => document.body.classList.toggle("blank", on);

const actions = {
  ArrowRight: () => go(1), ArrowDown: () => go(1), PageDown: () => go(1), " ": () => go(1),
  ArrowLeft: () => go(-1), ArrowUp: () => go(-1), PageUp: () => go(-1), Backspace: () => go(-1),
  Home: () => go(-place), End: () => go(slides().length),
  KeyB: () => blank(), Period: () => blank(), Escape: () => blank(false),
  KeyL: nextLanguage, KeyD: ground, KeyF: full,
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("button") && (event.key === " " || event.key === "Enter")) return;
  const action = actions[event.key] || actions[event.code];
  if (action) { event.preventDefault(); action(); }
});
document.querySelector("nav").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  event.stopPropagation();
  if (button.dataset.lang) speak(button.dataset.lang);
  else ({ previous: () => go(-1), next: () => go(1), ground, full })[button.dataset.word]();
});
document.addEventListener("click", (event) => { if (!event.target.closest("nav")) go(1); });
let startX = null;
document.addEventListener("touchstart", (event) => { startX = event.touches[0].clientX; }, { passive: true });
document.addEventListener("touchend", (event) => {
  const way = event.changedTouches[0].clientX - startX;
  if (Math.abs(way) > 60) { event.preventDefault(); go(way < 0 ? 1 : -1); }
});
document.addEventListener("mousemove", () => {
  document.body.classList.add("moving");
  clearTimeout(quiet);
  quiet = setTimeout(() => document.body.classList.remove("moving"), 2500);
});
window.addEventListener("hashchange", fromAddress);
window.addEventListener("beforeprint", () => {
  document.documentElement.dataset.before = document.documentElement.dataset.ground || "light";
  document.documentElement.dataset.ground = "light";
});
window.addEventListener("afterprint", () => {
  document.documentElement.dataset.ground = document.documentElement.dataset.before;
});
fromAddress();
