import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/** The engine that plays back captured pages, as ReplayWeb.page brings it; public/replay/sw.js stands before it. */
function engine(): Plugin {
  return {
    name: 'engine',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(new URL('./node_modules/replaywebpage/sw.js', import.meta.url));
      this.emitFile({ type: 'asset', fileName: 'replay/wabac.js', source });
    },
  };
}

/** While it is developed, the place that the program fills with the page's body. */
function body(): Plugin {
  return { name: 'body', apply: 'serve', transformIndexHtml: (html) => html.replace('<!--body-->', '<div id="app"></div>') };
}

// The program serves what is built here below /static/ (src/views/web/bundle.cc), under a policy that allows
// no script and no style inside a page.
export default defineConfig(({ command }) => ({
  base: command === 'serve' ? '/' : '/static/',
  plugins: [svelte(), engine(), body()],
  build: {
    target: 'es2022',
    rollupOptions: { input: ['index.html', 'replay.html'] },
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 500,
  },
  server: {
    // `npm run dev` shows the dashboard of an observatory served at this port.
    proxy: { '^/[a-z]+([/][^.]*)?[.](json|jsonl|csv|svg|atom|wacz|zip)': 'http://127.0.0.1:8000' },
  },
}));
