import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { parse } from 'yaml';
import { z } from 'zod';

const leftOutShape = z.strictObject({
  leftOut: z.array(
    z.strictObject({ line: z.int().min(1), figures: z.array(z.string()).min(1), reason: z.string().min(1) }),
  ),
});

export type LeftOut = z.infer<typeof leftOutShape>['leftOut'][number];

/** The figures of the source that are in no row on purpose, with the reason. */
export function readLeftOut(): LeftOut[] {
  const text = readFileSync(join(workspaceRoot, 'tools/source-figures/left-out.yaml'), 'utf8');
  return leftOutShape.parse(parse(text)).leftOut;
}
