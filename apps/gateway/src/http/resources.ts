import { calendars } from '@tokorozawa/calendars';
import { indicatorPictures, recordPictures, sitePicture, withPictures } from '@tokorozawa/charts/pictures';
import { datasets, openApi } from '@tokorozawa/datasets';
import { embeds } from '@tokorozawa/embeds';
import { exportFiles } from '@tokorozawa/exports';
import { feeds } from '@tokorozawa/feeds';
import { frontPage, slogan } from '@tokorozawa/front-page';
import { listPages } from '@tokorozawa/list-pages';
import {
  dataPages,
  discovery,
  pages,
  siteName,
  sitePicturePath,
  sitePictureSize,
  withEditionNames,
} from '@tokorozawa/pages';
import { knownQuestions, questions } from '@tokorozawa/questions';
import { subgraphs } from '@tokorozawa/registry';
import type { Form, Resource } from '@tokorozawa/resources';
import { schemaOrgTypes } from './schema-org';

const known = knownQuestions(subgraphs);

/** The pictures of resources of other libraries, by their paths. */
const pictures: Partial<Record<string, Form[]>> = {
  '/id/:id': recordPictures(),
  '/indicators/:id': indicatorPictures(),
};

const described: Resource[] = [
  ...frontPage(known),
  sitePicture({ path: sitePicturePath, size: sitePictureSize, title: siteName, slogan }),
  ...pages(schemaOrgTypes),
  ...dataPages(subgraphs),
  ...calendars(),
  ...feeds(),
  ...exportFiles(),
  ...listPages(subgraphs),
  ...questions(known),
  ...datasets(),
].map((resource) => withEditionNames(withPictures(resource, pictures[resource.path] ?? [])));

const all: Resource[] = [...described, ...discovery(described), ...embeds(known).map(withEditionNames)];

/** Everything that has an address of its own beside GraphQL. */
export const resources: Resource[] = [...all, openApi(all, known)];
