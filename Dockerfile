# The whole of Porchlight in one image: web, worker and, without DATABASE_URL, its own PostgreSQL in /data.
#   docker build -t porchlight .
#   docker run -p 3000:3000 -v porchlight:/data -e PORCHLIGHT_SECRET=… -e PORCHLIGHT_URL=https://… porchlight
# The demo: docker run -p 3000:3000 porchlight npm run demo
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && rm -rf .next/cache

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORCHLIGHT_DATA_DIR=/data PORT=3000
COPY --from=build --chown=node:node /app ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=4s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Stops like Ctrl-C: requests in flight, worker, database.
STOPSIGNAL SIGTERM
CMD ["node", "--import", "tsx", "bin/start.ts"]
