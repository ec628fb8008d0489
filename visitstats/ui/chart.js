// One chart of a page: plotly draws it once, and from then on changes it in place.
const LEAST = 150 // pixels of width
const charts = new WeakMap()

const library = address => (window.visitstatsPlotly ??= new Promise((come, failed) => {
  const script = document.createElement("script")
  script.onload = () => come(window.Plotly)
  script.onerror = () => {
    window.visitstatsPlotly = undefined
    failed(new Error(`no answer from ${address}`))
  }
  script.src = address
  document.head.append(script)
}))

class Chart {
  constructor(plot) {
    this.plot = plot
    this.observer = new ResizeObserver(() => requestAnimationFrame(() => this.fit()))
    this.observer.observe(plot)
  }

  set(data, tell) {
    this.data = data
    this.tell = tell
    this.plot.setAttribute("role", "figure")
    this.plot.setAttribute("aria-label", data.alt)
    if (window.Plotly) return this.draw()
    return library(new URL(data.library, document.baseURI).href).then(() => this.draw())
  }

  room() {
    const { width } = this.plot.getBoundingClientRect()
    return width && Math.max(LEAST, Math.floor(width))
  }

  draw() {
    const { plot, data } = this
    const width = this.room()
    if (!width || this.ended) return // `fit` draws as soon as there is room
    if (this.mark !== data.mark) {
      const figure = JSON.parse(data.figure)
      window.Plotly.react(plot, figure.data, { ...figure.layout, width }, data.config)
      this.mark = data.mark
      this.width = width
      this.picked = ""
      this.listen()
    }
    this.pick(data.picked)
  }

  fit() {
    const width = this.room()
    if (!width || this.ended || !window.Plotly || !this.data) return
    if (!this.mark) return this.draw()
    if (width !== this.width) window.Plotly.relayout(this.plot, { width })
    this.width = width
  }

  listen() {
    const { plot } = this
    plot.removeAllListeners("plotly_click")
    if (!this.data.opens) return
    plot.on("plotly_click", ({ points: [mark] }) => {
      const again = this.picked === String([mark.curveNumber, mark.pointIndex])
      const place = again ? null : [mark.curveNumber, mark.pointIndex]
      this.pick(place)
      this.tell("clicked", { place, mark: this.mark, at: Date.now() })
    })
  }

  pick(place) {
    const now = place ? String(place) : ""
    if (now === this.picked) return
    this.picked = now
    const chosen = this.plot.data.map((_, curve) => (place ? (curve === place[0] ? [place[1]] : []) : null))
    window.Plotly.restyle(this.plot, { selectedpoints: chosen })
  }

  end() {
    this.ended = true
    this.observer.disconnect()
    window.Plotly?.purge(this.plot)
  }
}

export default function ({ data, parentElement, setStateValue }) {
  const plot = parentElement.querySelector(".vs-chart")
  if (!charts.has(plot)) charts.set(plot, new Chart(plot))
  const chart = charts.get(plot)
  const drawn = chart.set(data, setStateValue)
  const end = () => plot.isConnected || chart.end() // a call that another has overtaken is told to end, too
  return drawn ? drawn.then(() => end) : end
}
