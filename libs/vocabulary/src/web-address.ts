import { z } from 'zod';
import { bilingual } from './errors/bilingual';

const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text) && URL.canParse(text);

/** The shape of the address of a page, with its scheme: `https://www.city.tokorozawa.saitama.jp/`. */
export const webAddress = z
  .string()
  .max(2_000)
  .refine(isWebAddress, {
    error: bilingual({
      ja: 'URL は「https://」か「http://」で始まる完全なアドレスで書いてください。',
      en: 'Give a complete web address that begins with "https://" or "http://".',
    }),
  });
