// <porchlight-order src="the order's tracking_url"> says on the shop's own pages where an order is: what stands inside it
// stays until the answer is here, and wherever there is none. Colours follow the page: --porchlight-accent changes one.
customElements.define(
  'porchlight-order',
  class extends HTMLElement {
    #timer = 0;

    connectedCallback() {
      this.#load();
      document.addEventListener('visibilitychange', this.#seen);
    }

    disconnectedCallback() {
      clearTimeout(this.#timer);
      document.removeEventListener('visibilitychange', this.#seen);
    }

    #seen = () => document.visibilityState === 'visible' && this.#load();

    async #load() {
      clearTimeout(this.#timer);
      const src = this.getAttribute('src');
      if (!src) return;
      // Language and the like are kept: only the path grows.
      const address = new URL(src, document.baseURI);
      address.pathname = `${address.pathname.replace(/\/$/, '')}/summary`;
      try {
        const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' });
        if (response.ok) this.#show(await response.json());
      } catch {
        // Offline, or the page's own rules forbid it: the link inside still works.
      }
      if (document.visibilityState === 'visible') this.#timer = setTimeout(() => this.#load(), 120_000);
    }

    #show({ word, sentence, explanation, link, locale, dir }) {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      const part = (name, part, text) =>
        Object.assign(document.createElement(name), { part, className: part, textContent: text });
      const box = part('div', 'box', '');
      box.lang = locale;
      box.dir = dir;
      const anchor = Object.assign(part('a', 'link', link.label), { href: link.url });
      box.append(part('p', 'word', word), part('p', 'sentence', sentence));
      if (explanation) box.append(part('p', 'explanation', explanation));
      box.append(anchor);
      const style = document.createElement('style');
      style.textContent = `:host{display:block}
.box{font:inherit;color:inherit;border:1px solid color-mix(in srgb,currentColor 20%,transparent);border-radius:.75rem;padding:1rem 1.25rem}
p{margin:0 0 .4rem}.word{font-size:.85em;opacity:.75}.sentence{font-size:1.25em;font-weight:600;line-height:1.3}
.link{display:inline-block;padding-block:.35rem;color:var(--porchlight-accent,inherit);text-underline-offset:.2em}`;
      root.replaceChildren(style, box);
    }
  },
);
