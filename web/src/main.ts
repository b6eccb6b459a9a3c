// Begins the dashboard: the whole of it, or, on a page that the program has written, only what stands around it
// and what needs script.
import { mount } from 'svelte';
import App from './App.svelte';
import Chrome from './Chrome.svelte';
import { loadSite } from './site.svelte';
import './style.css';
import './screens/article/article.css';

const place = document.getElementById('app');
const written = document.getElementById('content');

if (place) {
  await loadSite();
  place.replaceChildren();
  if (written) {
    mount(Chrome, { target: place });
    const path = location.pathname;
    if (path.startsWith('/article/')) {
      const { enhance } = await import('./screens/article/enhance');
      enhance(written);
    }
  } else {
    mount(App, { target: place });
  }
}
