"""The Picture button: the chart with its title, source and demonstration mark as a PNG, made in the browser."""

from typing import TYPE_CHECKING

import streamlit as st

from visitstats.charts.theme import Look, tokens

if TYPE_CHECKING:
    from visitstats.ui.exhibit import Exhibit

_HTML = """<button type="button"><span class="icon"></span><span class="label"></span></button>
"""
_CSS = """
button { display: inline-flex; align-items: center; gap: 8px; min-height: 40px; padding: 4px 0; border: 0;
  background: none; color: var(--st-text-color); font-family: var(--st-font); font-size: 0.875rem; cursor: pointer; }
button:hover { color: var(--st-link-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
.icon { width: 16px; height: 13px; border: 1.5px solid currentColor; border-radius: 2px; position: relative;
  box-sizing: border-box; overflow: hidden; }
.icon::after { content: ""; position: absolute; left: 2px; bottom: -4px; width: 9px; height: 9px;
  border: 1.5px solid currentColor; transform: rotate(45deg); }
"""
_JS = """
const SCALE = 2
const fonts = async () => {
  const rules = [...document.styleSheets].flatMap(sheet => { try { return [...sheet.cssRules] } catch { return [] } })
  const faces = rules.filter(rule => rule instanceof CSSFontFaceRule && /Source Sans/.test(rule.cssText))
  const texts = await Promise.all(faces.map(async rule => {
    const address = /url\\(["']?([^"')]+)/.exec(rule.style.getPropertyValue("src"))
    if (!address) return ""
    const blob = await (await fetch(new URL(address[1], rule.parentStyleSheet.href ?? location.href))).blob()
    const data = await new Promise(done => {
      const reader = new FileReader()
      reader.onload = () => done(reader.result)
      reader.readAsDataURL(blob)
    })
    const weight = rule.style.getPropertyValue("font-weight") || "400"
    const style = rule.style.getPropertyValue("font-style") || "normal"
    return style === "normal"
      ? `@font-face{font-family:"Source Sans";font-weight:${weight};src:url(${data})}` : ""
  }))
  return texts.join("")
}
const lines = (pen, text, width) => {
  const out = [""]
  for (const word of text.split(" ")) {
    const next = out[out.length - 1] ? out[out.length - 1] + " " + word : word
    if (pen.measureText(next).width > width && out[out.length - 1]) out.push(word)
    else out[out.length - 1] = next
  }
  return out
}
const layer = (svg, css) => new Promise(done => {
  const copy = svg.cloneNode(true)
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg")
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style")
  style.textContent = css
  copy.prepend(style)
  const image = new Image()
  image.onload = () => done(image)
  image.onerror = () => done(null)
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy))
})
const draw = async data => {
  const plot = document.querySelector(`.st-key-chart_${data.chart} .js-plotly-plot`)
  if (!plot) return
  const box = plot.getBoundingClientRect(), pad = 24, width = box.width + 2 * pad
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d")
  const serif = '600 20px "Source Serif", serif', sans = '14px "Source Sans", sans-serif'
  pen.font = serif
  const title = lines(pen, data.title, box.width)
  pen.font = sans
  const subtitle = data.subtitle ? lines(pen, data.subtitle, box.width) : []
  const source = lines(pen, data.source, box.width), mark = data.mark ? lines(pen, data.mark, box.width - 16) : []
  const marked = mark.length ? mark.length * 20 + 20 : 0
  const head = pad + title.length * 27 + subtitle.length * 20 + 12
  const height = head + box.height + 12 + source.length * 20 + marked + pad
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  pen.scale(SCALE, SCALE)
  pen.fillStyle = data.ground
  pen.fillRect(0, 0, width, height)
  pen.textBaseline = "top"
  let y = pad
  const print = (texts, font, colour, step) => {
    pen.font = font
    pen.fillStyle = colour
    for (const text of texts) { pen.fillText(text, pad, y); y += step }
  }
  print(title, serif, data.ink, 27)
  print(subtitle, sans, data.ink2, 20)
  const css = await fonts()
  for (const svg of plot.querySelectorAll("svg.main-svg")) {
    const image = await layer(svg, css)
    const place = svg.getBoundingClientRect()
    if (image) pen.drawImage(image, pad + place.x - box.x, head + place.y - box.y, place.width, place.height)
  }
  y = head + box.height + 12
  print(source, sans, data.ink2, 20)
  if (mark.length) {
    pen.strokeStyle = data.ink
    pen.setLineDash([4, 3])
    pen.strokeRect(pad, y + 6, box.width, mark.length * 20 + 10)
    y += 12
    pen.save()
    pen.translate(8, 0)
    print(mark, sans, data.ink, 20)
    pen.restore()
  }
  const link = document.createElement("a")
  link.download = data.file
  link.href = canvas.toDataURL("image/png")
  link.click()
}
export default function (component) {
  const { data, parentElement } = component
  const button = parentElement.querySelector("button")
  parentElement.querySelector(".label").textContent = data.label
  button.onclick = () => draw(data)
}
"""

_component = st.components.v2.component("visitstats_picture", html=_HTML, css=_CSS, js=_JS)


def picture_button(key: str, label: str, file: str, exhibit: "Exhibit", look: Look) -> None:
    """A button that saves the chart on the screen as a picture with its words."""
    colours = tokens(look)
    _component(
        key=f"picture_{key}",
        width="content",
        data={
            "chart": key,
            "label": label,
            "file": file,
            "title": exhibit.title,
            "subtitle": exhibit.subtitle,
            "source": exhibit.source,
            "mark": exhibit.mark,
            "ground": colours.ground,
            "ink": colours.ink,
            "ink2": colours.ink2,
        },
    )
