# One image for every process: the gateway, the subgraphs, and the tool that prepares the database.
FROM node:24.22.3-bookworm-slim AS node
WORKDIR /app

# What npm reads and nothing else, so that a changed source does not install the packages anew.
FROM node AS manifests
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json ! -name .npmrc ! -path ./tools/link-node.mjs -delete && find . -type d -empty -delete

FROM node AS build
COPY --from=manifests /app .
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npx nx run-many --targets=build && node tools/dist/schema.js --check
# What runs is in dist; beside it the data files and the migrations are read, and the manifests.
# The converter of pictures comes as an optional package for the platform, which the production packages leave out.
RUN mv node_modules/@resvg /resvg && rm -r node_modules .nx && find apps libs tools -type f \( -name '*.ts' -o -name '*.tsx' -o -name '*.map' \) -delete

FROM node AS packages
COPY --from=manifests /app .
# PostgreSQL's own binaries are among the optional packages; here it runs in a container of its own.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --omit=optional --ignore-scripts

FROM node
ENV NODE_ENV=production
COPY --from=packages /app .
COPY --from=build /resvg node_modules/@resvg
COPY --from=build /app .
# A new volume takes the owner of the folder over which it is mounted.
RUN mkdir /state && chown node:node /state
USER node
EXPOSE 4000
CMD ["node", "apps/gateway/dist/main.js"]
