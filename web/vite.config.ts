import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// The program serves what is built here below /static/ (src/views/web/bundle.cc), under a policy that allows
// no script and no style inside a page.
export default defineConfig({
  base: '/static/',
  plugins: [svelte()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 500,
  },
  server: {
    // `npm run dev` shows the dashboard of an observatory served at this port.
    proxy: { '^/[a-z]+([/][^.]*)?[.](json|jsonl|csv|svg|atom|wacz|zip)': 'http://127.0.0.1:8000' },
  },
});
