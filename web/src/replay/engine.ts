// The worker that plays back: started, and given the evidence.

interface Told {
  msg_type?: string;
  name?: string;
  error?: string;
}

/** The worker, once it answers for this page. */
async function started(): Promise<ServiceWorker> {
  const registration = await navigator.serviceWorker.register('/replay/sw.js', { scope: '/replay/', updateViaCache: 'none' });
  // What an earlier program left there may be older than this page.
  await registration.update().catch(() => undefined);
  if (navigator.serviceWorker.controller) return navigator.serviceWorker.controller;
  return new Promise((found) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (navigator.serviceWorker.controller) found(navigator.serviceWorker.controller);
    });
  });
}

/** Gives the engine a package under a name; its pages then stand below /replay/w/NAME/. */
export async function load(name: string, source: string, bytes: ArrayBuffer): Promise<void> {
  const worker = await started();
  const ready = new Promise<void>((done, failed) => {
    navigator.serviceWorker.addEventListener('message', (event: MessageEvent<Told>) => {
      if (event.data.name !== name) return;
      if (event.data.msg_type === 'collAdded') done();
      if (event.data.msg_type === 'collProgress' && event.data.error) failed(new Error(event.data.error));
    });
  });
  navigator.serviceWorker.startMessages();
  worker.postMessage({
    msg_type: 'addColl',
    name,
    skipExisting: false,
    file: { sourceUrl: new URL(source, location.href).href, name: 'evidence.wacz', size: bytes.byteLength, extra: { arrayBuffer: new Uint8Array(bytes) } },
  });
  await ready;
}

/** Lets the engine forget what it kept, once the page is left. */
export function forget(name: string): void {
  addEventListener('pagehide', () => navigator.serviceWorker.controller?.postMessage({ msg_type: 'removeColl', name }));
}
