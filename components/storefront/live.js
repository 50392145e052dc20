// Keeps an open order page true: asks for the page's main part, swaps it in when its revision changed, says so once.
(() => {
  const CALM = 30_000;
  const LONGEST = 300_000;
  const toggled = new Map();
  let delay = CALM;
  let timer = 0;
  let checkedAt = Date.now();

  const region = () => document.getElementById('live');

  function plan() {
    clearTimeout(timer);
    timer = setTimeout(check, delay * (0.85 + Math.random() * 0.3));
  }

  /** The same thing in the new page: by id, else the control with the same address and words. */
  function counterpart(element, next) {
    if (element.id) return next.querySelector(`#${CSS.escape(element.id)}`);
    const words = element.textContent;
    return [...next.querySelectorAll(element.tagName)].find(
      (other) => other.textContent === words && other.getAttribute('href') === element.getAttribute('href'),
    );
  }

  async function swap(html) {
    const next = new DOMParser().parseFromString(html, 'text/html').getElementById('live');
    if (!next || next.dataset.revision === region().dataset.revision) return;
    await dress();
    const old = region();
    for (const [id, open] of toggled) {
      const details = next.querySelector(`#${CSS.escape(id)}`);
      if (details) details.open = open;
    }
    const active = document.activeElement;
    const summary = active?.closest('details[id]')?.id;
    const held = old.contains(active) ? counterpart(active, next) : null;
    const heldSummary =
      summary && active.tagName === 'SUMMARY' ? next.querySelector(`#${CSS.escape(summary)} > summary`) : null;
    old.replaceWith(document.adoptNode(next));
    (heldSummary ?? held)?.focus({ preventScroll: true });
    // What is the same sentence is no news.
    const status = document.getElementById('live-status');
    if (old.dataset.announcement !== next.dataset.announcement) status.textContent = next.dataset.announcement;
  }

  /** The page wears only what it wore when it came: news may wear something else. */
  async function dress() {
    const worn = document.getElementById('worn');
    const whole = document.querySelector('link[rel=prefetch][as=style]');
    if (!worn || !whole) return;
    const link = Object.assign(whole.cloneNode(), { rel: 'stylesheet' });
    await new Promise((done, failed) => {
      link.onload = done;
      link.onerror = () => {
        link.remove();
        failed();
      };
      // Before all that the page wears, as on every other page.
      document.querySelector('style').before(link);
    });
    worn.remove();
  }

  async function check() {
    const here = region();
    if (!here || document.hidden) return;
    if (here.querySelector('input:focus, textarea:focus, select:focus')) return plan();
    checkedAt = Date.now();
    try {
      const address = new URL(location.href);
      address.hash = '';
      address.searchParams.set('fragment', '1');
      const answer = await fetch(address, {
        headers: { 'If-None-Match': `"${here.dataset.revision}"` },
        cache: 'no-store',
        redirect: 'error',
      });
      if ([401, 403, 404, 410].includes(answer.status)) return;
      if (answer.status === 200) await swap(await answer.text());
      delay = answer.status < 400 ? CALM : Math.min(LONGEST, delay * 2);
    } catch {
      delay = Math.min(LONGEST, delay * 2);
    }
    plan();
  }

  document.addEventListener('click', (event) => {
    const details = event.target.closest?.('summary')?.parentElement;
    if (details?.id) toggled.set(details.id, !details.open);
  });
  for (const [target, name] of [
    [document, 'visibilitychange'],
    [window, 'online'],
    [window, 'pageshow'],
  ]) {
    target.addEventListener(name, (event) => {
      // A page that has only just come is true.
      if (name === 'pageshow' && !event.persisted) return;
      if (!document.hidden && Date.now() - checkedAt > 5_000) check();
    });
  }
  plan();
})();
