// Key figures side by side; a button over each of those that open what is behind them.
const part = (kind, name, text) => {
  const made = document.createElement(kind)
  made.className = name
  made.textContent = text
  return made
}

const drawn = (card, place, open) => {
  const box = part("div", "vs-card", "")
  const basis = part("div", "basis", "")
  basis.append(part("b", "", card.standing), " ", card.basis)
  box.append(part("div", "label", card.label), part("div", card.words ? "value words" : "value", card.value), basis)
  if (card.opens) {
    const button = part("button", "over", "")
    button.type = "button"
    button.setAttribute("aria-label", card.opens)
    button.onclick = () => open(place)
    box.append(button)
  }
  return box
}

export default function ({ data, parentElement, setTriggerValue }) {
  const cards = parentElement.querySelector(".vs-cards")
  cards.style.setProperty("--cards", data.cards.length)
  cards.replaceChildren(...data.cards.map((card, place) => drawn(card, place, at => setTriggerValue("opened", at))))
}
