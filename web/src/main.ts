import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'

import 'element-plus/theme-chalk/base.css'
import '@/styles/tokens.css'
import '@/styles/element.css'
import '@/styles/base.css'
import '@/styles/print.css'

import App from '@/app.vue'
import { useTheme } from '@/base/theme'
import { queryClient } from '@/api/query_client'
import { router } from '@/router'
import { i18n } from '@/words'

useTheme()
createApp(App).use(i18n).use(VueQueryPlugin, { queryClient }).use(router).mount('#app')
