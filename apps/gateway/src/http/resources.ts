import { calendars } from '@tokorozawa/calendars';
import { documents, pages } from '@tokorozawa/pages';
import type { Resource } from '@tokorozawa/resources';

/** Everything that has an address of its own beside GraphQL. */
export const resources: Resource[] = [...pages(), ...documents(), ...calendars()];
