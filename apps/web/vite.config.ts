import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.TCP_LADDER_SERVER ?? "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [react()],
  server: {
    host: "127.0.0.1",
    // The server checks Host and Origin: towards it, the page's requests are its own.
    proxy: {
      "/api": { target: server, changeOrigin: true },
      "/healthz": { target: server, changeOrigin: true },
      "/ws": { target: server, changeOrigin: true, ws: true, rewriteWsOrigin: true },
    },
  },
  build: {
    outDir: "dist",
    target: "es2022",
    // A strict content security policy forbids data: scripts and styles; fonts stay files.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    // What is loaded at start anyway is one file: some forty small ones compress worse, and each is asked for by itself.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } } },
  },
});
