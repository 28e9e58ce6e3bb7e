import { localId } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import type { ItemRules } from './parse-items';

/** What a record that is retired must be like. */
export const retiringRules: ItemRules = { shape: z.strictObject({ localId }), properties: [] };
