export const words = {
  title: { en: 'Played back from the archive', zh: '存档回放' },
  lead: {
    en: 'This is a captured page, not the web. Its scripts do not run, and it can load nothing that was not captured.',
    zh: '这是存档网页，不是互联网上的原网页。其中的脚本不会运行，也无法载入未存档的内容。',
  },
  captured: { en: 'captured {} (UTC)', zh: '存档于 {}（世界时）' },
  receipt: { en: 'Back to its receipt', zh: '返回存档凭据' },
  loading: { en: 'Loading the evidence…', zh: '正在载入证据……' },
  frame: { en: 'The captured page', zh: '存档网页' },
  wrong: { en: 'This address does not say what to play back.', zh: '该网址没有说明要回放什么。' },
  failed: { en: 'The evidence could not be loaded: {}', zh: '证据未能载入：{}' },
  large: {
    en: 'The evidence has {} MB, too much for a browser to hold. Download it and open it with another tool.',
    zh: '证据有 {} MB，超出浏览器可承受的大小。请下载后用其他工具打开。',
  },
  insecure: {
    en: 'Browsers play back only from this machine (127.0.0.1) or over https: give "weiguan serve" --certificate and --key.',
    zh: '浏览器只能从本机（127.0.0.1）或经 https 回放：请为 weiguan serve 指定 --certificate 与 --key。',
  },
};
