export const words = {
  mark: { en: 'Mark “{}”', zh: '标出“{}”' },
  copy: { en: 'Copy', zh: '复制' },
  copyReceipt: { en: 'Copy the receipt', zh: '复制凭据' },
  copied: { en: 'Copied', zh: '已复制' },
  print: { en: 'Print', zh: '打印' },
};
