// The address is the state: every view can be sent as its address, and the browser's back and forward work.

function read() {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

export const address = $state({ now: read() });

addEventListener('popstate', () => {
  address.now = read();
});

/** Goes to an address. Pages that the program writes itself are loaded as pages. */
export function go(to: string, replace = false): void {
  const url = new URL(to, location.href);
  if (url.origin !== location.origin || !isScreen(url.pathname)) {
    location.assign(url);
    return;
  }
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  address.now = read();
  if (!replace && !url.hash) scrollTo(0, 0);
}

/** Puts some parameters of the present address in place; undefined or '' takes one away. */
export function set(changes: Record<string, string | string[] | undefined>, replace = false): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '') query.append(name, one);
    }
  }
  const text = query.toString();
  go(location.pathname + (text ? `?${text}` : ''), replace);
}

/** A parameter of the present address. */
export function get(name: string): string {
  return address.now.query.get(name) ?? '';
}

function isScreen(path: string): boolean {
  if (/^\/(article|capture|static|replay)\//.test(path)) return false;
  return !/\.(json|jsonl|csv|svg|atom|wacz|zip|html)$/.test(path);
}

/** For onclick of the whole page: links to screens are followed in place. */
export function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest?.('a');
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  const href = link.getAttribute('href');
  if (!href || href.startsWith('#') || !isScreen(link.pathname) || document.getElementById('content')?.dataset.written) return;
  event.preventDefault();
  go(link.href);
}
