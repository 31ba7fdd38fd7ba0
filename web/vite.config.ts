/// <reference types="vitest/config" />
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

const server = process.env.XIEZHI_SERVER ?? 'http://127.0.0.1:8080'

// The server sends NAME.gz where the browser takes it, so that nothing is compressed while people wait.
function precompress(): Plugin {
  let folder = 'dist'
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    closeBundle() {
      for (const file of files(folder)) {
        if (!/\.(js|css|html|svg|json)$/.test(file)) continue
        const body = readFileSync(file)
        if (body.length > 1024) writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }))
      }
    },
  }
}

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })
}

export default defineConfig({
  plugins: [vue(), precompress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __INTLIFY_PROD_DEVTOOLS__: false, __VUE_I18N_LEGACY_API__: false, __VUE_I18N_FULL_INSTALL__: false },
  server: { proxy: { '/api': { target: server } } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 400,
    rollupOptions: {
      output: {
        manualChunks(id: string) {
          if (/node_modules\/(@vue|vue|vue-router|vue-i18n|@intlify|@tanstack|vue-demi)\//.test(id)) return 'vue'
          return undefined
        },
      },
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], setupFiles: ['src/testing/setup.ts'] },
})
