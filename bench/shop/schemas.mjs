const link = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: ["@key", "@external", "@provides", "@requires", "@shareable", "@listSize"])
`;

const bodies = {
  accounts: `
    type Query { me: User user(id: ID!): User users: [User] @listSize(assumedSize: 6) }
    type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: Int }
  `,
  inventory: `
    extend type Product @key(fields: "upc") {
      upc: String! @external
      weight: Int @external
      price: Int @external
      inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight")
    }
  `,
  products: `
    type Query { topProducts(first: Int = 5): [Product] @listSize(slicingArguments: ["first"]) }
    type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }
  `,
  reviews: `
    type Review @key(fields: "id") { id: ID! body: String author: User @provides(fields: "username") product: Product }
    extend type User @key(fields: "id") {
      id: ID! @external
      username: String @external
      reviews: [Review] @listSize(assumedSize: 2)
    }
    extend type Product @key(fields: "upc") { upc: String! @external reviews: [Review] @listSize(assumedSize: 3) }
  `,
};

export const shopNames = Object.keys(bodies);

/** The SDL of a subgraph of the shop; in Federation 1 for the peer that supports nothing else. */
export function shopSdl(name, version = 2) {
  return version === 2
    ? link + bodies[name]
    : bodies[name].replace('type Query', 'extend type Query').replaceAll(/@shareable|@listSize\([^)]*\)/g, '');
}
