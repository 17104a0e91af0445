// What script adds to pages that work without it: components of govuk-frontend, focus and announcements around htmx.
import { initAll } from './govuk.js'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
initAll()

// A swap replaces elements, and the focus with them: the element of the same id gets it back.
let focused = null
document.addEventListener('htmx:beforeSwap', () => {
  const active = document.activeElement
  focused = active && active.id ? active.id : null
})
document.addEventListener('htmx:afterSettle', (event) => {
  if (focused) {
    const again = document.getElementById(focused)
    if (again && again !== document.activeElement) {
      again.focus({ preventScroll: true })
    }
    focused = null
  }
  announce(event.target)
})

// What changed is read out once, through the live region, which itself is never swapped.
function announce (swapped) {
  const root = swapped && swapped.querySelector ? swapped : document
  const spoken = root.matches && root.matches('[data-announce]') ? root : root.querySelector('[data-announce]')
  const live = document.getElementById('tb-live')
  if (spoken && live && live.textContent !== spoken.dataset.announce) {
    live.textContent = spoken.dataset.announce
  }
}

// A refresh that fails says so, instead of leaving old figures without a word.
function failed () {
  const live = document.getElementById('tb-live')
  if (live) {
    live.textContent = document.documentElement.lang.startsWith('zh')
      ? '刷新失败，显示的是上次的内容。' : 'The refresh failed; what is shown is older.'
  }
}
document.addEventListener('htmx:responseError', failed)
document.addEventListener('htmx:sendError', failed)

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// A button that copies what an element says; after a swap it is a new one, so clicks are caught above it.
function revealCopies () {
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = !navigator.clipboard
  }
}
revealCopies()
document.addEventListener('htmx:afterSettle', revealCopies)
document.addEventListener('click', (event) => {
  const button = event.target.closest ? event.target.closest('[data-copy]') : null
  const source = button && document.getElementById(button.dataset.copy)
  if (source) {
    navigator.clipboard.writeText(source.textContent.trim()).then(() => {
      document.getElementById('tb-live').textContent = button.dataset.copied
      button.textContent = button.dataset.copied
    }, failed)
  }
})
