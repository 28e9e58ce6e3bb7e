import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/**
 * Our pages load nothing from other hosts. The editor needs inline styles, and underlines with images in data URLs; without
 * any other of these directives the pages would break too.
 */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'worker-src': ["'self'"],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

const protect = helmet({
  contentSecurityPolicy,
  strictTransportSecurity: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' },
});

/** The headers of every answer. They never change, so Helmet runs once. */
export const securityHeaders = headersOf(protect);

function headersOf(middleware: typeof protect): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  middleware(request, response, (error) => {
    if (error) throw error as Error;
  });
  return response.getHeaders() as Record<string, string>;
}
