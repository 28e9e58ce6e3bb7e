import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate that signs itself, and its key, both as PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/**
 * Makes a certificate with openssl, since Node makes none.
 *
 * @param subject to whom it belongs, such as `IP:127.0.0.1` or `DNS:receiver.example.jp`
 */
export async function makeCertificate(subject: string): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'];
  const content = ['-days', '2', '-subj', '/CN=a test', '-addext', `subjectAltName=${subject}`];
  try {
    execFileSync('openssl', ['req', '-x509', ...curve, '-keyout', key, '-out', cert, ...content], { stdio: 'pipe' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    await rm(folder, { recursive: true });
  }
}
