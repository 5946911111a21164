# The app. The build stage has the compiler and the test tools, the final one only what runs.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-slim
# 0.0.0.0 is this container's own network; who can reach it is decided where the port is published. The public URL is
# where browsers reach it: this machine's loopback, or https://… behind a TLS proxy; plain http elsewhere is refused.
ENV NODE_ENV=production \
    PLUMBLINE_HOME=/data \
    PLUMBLINE_HOST=0.0.0.0 \
    PLUMBLINE_PORT=3000 \
    PLUMBLINE_PUBLIC_URL=http://127.0.0.1:3000
# A new volume takes over the owner and mode of the folder that it covers.
RUN install --directory --owner=node --group=node --mode=700 /data
WORKDIR /app
# With src: statements, templates and definitions are read from their folders at run time. Owned by root, so
# the app cannot rewrite itself.
COPY --from=build /app ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PLUMBLINE_PORT}/health`, { redirect: 'manual' }).then((r) => process.exit(r.status === 200 ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/plumbline.js", "serve"]
