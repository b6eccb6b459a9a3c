// The worker that plays back captured pages: the engine of ReplayWeb.page, wabac, behind a guard of ours.
//
// Captured pages are hostile. They are shown below /replay/w/ in a sandbox without script, under a policy that lets
// them load nothing but what lies there, which only this worker answers, out of the evidence. Nothing that a captured
// page asks for reaches the program or any other address; of what the engine answers only the type and the bytes are
// taken, for headers too can open connections.

const origin = self.location.origin;
const player = '/replay/';
const replayed = `${origin}/replay/w/`;

const policy = [
  "default-src 'none'",
  `img-src ${replayed} data:`,
  `media-src ${replayed} data:`,
  `style-src ${replayed} data: 'unsafe-inline'`,
  `font-src ${replayed} data:`,
  `frame-src ${replayed}`,
  `base-uri ${replayed}`,
  "script-src 'none'",
  "object-src 'none'",
  "form-action 'none'",
  `frame-ancestors ${origin}`,
  'sandbox allow-same-origin',
].join('; ');

const guards = {
  'Content-Security-Policy': policy,
  'Referrer-Policy': 'same-origin',
  'X-DNS-Prefetch-Control': 'off',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Whether a message or a request comes from the player's own page. */
function isPlayer(client) {
  if (!client) return false;
  const url = new URL(client.url);
  return url.origin === origin && url.pathname === player;
}

// The engine registers its listeners while it is loaded: they are kept here and called only for what is let through.
let engineFetch;
const addListener = self.addEventListener.bind(self);
self.addEventListener = (type, listener, ...rest) => {
  if (type === 'fetch') engineFetch = listener;
  else if (type === 'message') addListener(type, (event) => isPlayer(event.source) && listener(event), ...rest);
  else addListener(type, listener, ...rest);
};
importScripts('/replay/wabac.js');
self.addEventListener = addListener;

/** What the engine answers. */
function ask(event, request) {
  return new Promise((resolve, reject) => {
    engineFetch({
      request,
      clientId: event.clientId,
      resultingClientId: event.resultingClientId,
      respondWith: (answer) => Promise.resolve(answer).then(resolve, reject),
      waitUntil: (work) => event.waitUntil(work),
    });
  });
}

/** The text of a page, in the encoding it says, else in the one it is written in. */
function decode(bytes, type) {
  const start = new TextDecoder('latin1').decode(bytes.slice(0, 4096));
  const said = /charset\s*=\s*["']?([\w.:-]+)/i.exec(type) ?? /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(start);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    try {
      return new TextDecoder(said ? said[1] : 'gb18030').decode(bytes);
    } catch {
      return new TextDecoder('gb18030').decode(bytes);
    }
  }
}

/** Takes away <link> elements but those of style sheets: preconnect and dns-prefetch ask outside, whatever the policy. */
function withoutHints(html) {
  return html.replace(/<link(?=[\s/>])/gi, (tag, at) => {
    const attribute = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?/y;
    attribute.lastIndex = at + tag.length;
    for (let found; (found = attribute.exec(html)); ) {
      if (found[1].toLowerCase() !== 'rel') continue;
      const value = (found[2] ?? '').replace(/^["']|["']$/g, '').trim().toLowerCase();
      return value === 'stylesheet' ? tag : '<x-link';
    }
    return '<x-link';
  });
}

/** Scripts become data: nothing of them would run, and nothing is to be said of each. Of two types the first
 * counts; no quotation mark, for the text may stand inside an attribute. */
function withoutScripts(html) {
  return html.replace(/<script(?=[\s/>])/gi, '<script type=x-captured');
}

/** "text/html; charset=gbk" as ["text/html", "text/html; charset=gbk"]. */
function typeOf(answer) {
  const whole = answer.headers.get('Content-Type') ?? '';
  return [whole.split(';')[0].trim().toLowerCase(), whole];
}

function notThere(document) {
  const text =
    '<!doctype html><meta charset="utf-8"><title>—</title><p lang="en">This address is not among the evidence.</p>' +
    '<p lang="zh-Hans">证据中没有这个网址。</p>';
  return new Response(document ? text : '', {
    status: 404,
    headers: { ...guards, 'Content-Type': 'text/html; charset=utf-8', 'X-Weiguan': 'not-there' },
  });
}

/** A captured page or one of its parts, with nothing of its headers but what it is. */
async function guarded(answer, request) {
  const document = request.mode === 'navigate' || /^(document|i?frame|embed|object)$/.test(request.destination);
  if (answer.status >= 300 && answer.status < 400) {
    const to = new URL(answer.headers.get('Location') ?? '', request.url);
    return to.href.startsWith(replayed) ? Response.redirect(to.href, 302) : notThere(document);
  }
  if (answer.type === 'error' || answer.type === 'opaque') return notThere(document);
  const [type, whole] = typeOf(answer);
  const empty = answer.status === 204 || answer.status === 205;
  if (empty) return notThere(document);
  if (document) {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const html = type === 'text/html' || type === 'application/xhtml+xml' || type === '';
    const picture = /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(type);
    if (picture) return new Response(bytes, { headers: { ...guards, 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' } });
    const text = decode(bytes, whole);
    // The engine's own words for what it does not have, in English alone.
    if (answer.status === 404 && text.includes('archive-not-found')) return notThere(true);
    return new Response(html ? withoutScripts(withoutHints(text)) : text, {
      status: answer.status,
      headers: { ...guards, 'Content-Type': `text/${html ? 'html' : 'plain'}; charset=utf-8`, 'X-Content-Type-Options': 'nosniff' },
    });
  }
  const headers = new Headers(guards);
  for (const name of ['Content-Type', 'Content-Range', 'Accept-Ranges']) {
    const value = answer.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new Response(answer.body, { status: answer.status, headers });
}

async function answer(event) {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== origin) return Response.error();
  if (url.href.startsWith(replayed)) {
    const api = url.href.startsWith(`${replayed}api/`);
    if (api || request.method !== 'GET') return notThere(false);
    try {
      return await guarded(await ask(event, request), request);
    } catch {
      return notThere(request.mode === 'navigate');
    }
  }
  // The player's own page may ask the program; what is played back may not.
  const asker = request.mode === 'navigate' ? null : await self.clients.get(event.clientId);
  const own = request.mode === 'navigate' ? url.pathname === player : isPlayer(asker);
  return own ? fetch(request) : Response.error();
}

addListener('fetch', (event) => event.respondWith(answer(event)));
