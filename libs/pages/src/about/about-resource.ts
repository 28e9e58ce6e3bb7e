import type { Resource } from '@tokorozawa/resources';
import { pageHeaders } from '../headers';
import { aboutPage, aboutPath } from './about-page';

/** How the source was read, and how to cite it. */
export const aboutResource: Resource = {
  path: aboutPath,
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      async write(request) {
        const { forms } = aboutResource;
        return {
          body: aboutPage(request, forms),
          headers: pageHeaders(request.addresses, { path: aboutPath, forms }),
        };
      },
    },
  ],
};
