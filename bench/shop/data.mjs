/**
 * A shop in our own words, of the same shape as the public benchmark of federation gateways: six users, nine products,
 * eleven reviews. Every requested user has written the first two reviews, and the first user is the author of all.
 */
const sentence =
  'This piece came in a flat box and was built in an evening, and since then it has done what it should. ';

const text = (length) => sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);

export const users = ['Aoi', 'Haruto', 'Mei', 'Ren', 'Sakura', 'Yuto'].map((name, index) => ({
  __typename: 'User',
  id: String(index + 1),
  name: `${name} Sayama`,
  username: `${name.toLowerCase()}${index + 1}`,
}));

export const products = [
  ['Desk', 899, 100],
  ['Bench', 1299, 1000],
  ['Cup', 15, 20],
  ['Stool', 499, 100],
  ['Screen', 1299, 1000],
  ['Lantern', 6999, 300],
  ['Stove', 3999, 2000],
  ['Ice chest', 100000, 6000],
  ['Divan', 9999, 800],
].map(([name, price, weight], index) => ({ __typename: 'Product', upc: String(index + 1), name, price, weight }));

export const stocked = [true, false, false, false, true, true, true, false, true];

/** Over a thousand, delivery is free. */
export const shippingEstimate = ({ price, weight }) => (price > 1000 ? 0 : Math.trunc(weight / 2));

const lengths = [446, 291, 275, 147, 446, 291, 275, 147, 147, 147, 850];
const reviewed = ['1', '1', '1', '1', '2', '2', '2', '2', '3', '4', '4'];

export const reviews = lengths.map((length, index) => ({
  id: String(index + 1),
  body: text(length),
  product: { __typename: 'Product', upc: reviewed[index] },
}));
