// What a visit got, in words.
import type { Words } from '../../api';
import { say } from '../../speech.svelte';

const kinds: Record<string, Words> = {
  article: { en: 'the article', zh: '文章' },
  listing: { en: 'a list', zh: '列表页' },
  'front-page': { en: 'the front page', zh: '首页' },
  notice: { en: 'a notice', zh: '告示' },
  error: { en: 'an error page', zh: '错误页' },
  challenge: { en: 'a captcha or a check of the browser', zh: '验证码或浏览器检查' },
  login: { en: 'a log-in', zh: '登录页' },
  unknown: { en: 'cannot be told', zh: '无从判断' },
};

const failures: Record<string, Words> = {
  dns: { en: 'the host’s name was not found', zh: '域名无法解析' },
  connect: { en: 'no connection', zh: '无法连接' },
  tls: { en: 'no secure connection', zh: '无法建立安全连接' },
  timeout: { en: 'no answer in time', zh: '超时' },
  cut: { en: 'the answer ended early', zh: '应答中断' },
  limit: { en: 'longer than is read', zh: '超出读取上限' },
  protocol: { en: 'no HTTP', zh: '并非 HTTP' },
  proxy: { en: 'the proxy failed', zh: '代理不可用' },
  robots: { en: 'robots.txt asks not to look', zh: 'robots.txt 不许访问' },
  address: { en: 'no address of the web', zh: '并非网页地址' },
};

/** The kind that a failure begins with, in words; as it is where it is somebody else's. */
export function failureOf(text: string): string {
  const found = failures[/^[a-z]+/.exec(text)?.[0] ?? ''];
  return found ? say(found) : text;
}

export function kindOf(name: string): string {
  const found = kinds[name.replaceAll('_', '-')];
  return found ? say(found) : name;
}
