import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'

import { useSession } from '@/api/session'

declare module 'vue-router' {
  interface RouteMeta {
    open?: boolean // readable without signing in
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'today', component: () => import('@/pages/today/today-page.vue') },
  { path: '/morning', name: 'morning', component: () => import('@/pages/morning/morning-page.vue') },
  { path: '/sign-in', name: 'sign-in', meta: { open: true }, component: () => import('@/pages/sign-in-page.vue') },
  { path: '/terms', name: 'terms', meta: { open: true }, component: () => import('@/pages/terms/terms-page.vue') },
  { path: '/statutes', name: 'statutes', meta: { open: true }, component: () => import('@/pages/statutes/statutes-page.vue') },
  { path: '/statutes/:id', name: 'statute', meta: { open: true }, component: () => import('@/pages/statutes/statute-page.vue') },
  { path: '/rules/:id', name: 'rule', meta: { open: true }, component: () => import('@/pages/statutes/rule-page.vue') },
  { path: '/go-live', name: 'go_live', component: () => import('@/pages/go_live/go-live-page.vue') },
  { path: '/tables', name: 'tables', meta: { open: true }, component: () => import('@/pages/tables/tables-page.vue') },
  { path: '/tables/:id', name: 'table', meta: { open: true }, component: () => import('@/pages/tables/table-page.vue') },
  { path: '/lists', name: 'code_lists', component: () => import('@/pages/code_lists/code-lists-page.vue') },
  { path: '/lists/:id', name: 'code_list', component: () => import('@/pages/code_lists/code-list-page.vue') },
  { path: '/records/:kind', name: 'list', component: () => import('@/pages/list/list-page.vue') },
  { path: '/records/:kind/new/:action', name: 'create', component: () => import('@/pages/action/action-page.vue') },
  { path: '/records/:kind/:id', name: 'record', component: () => import('@/pages/record/record-page.vue') },
  { path: '/records/:kind/:id/do/:action', name: 'action', component: () => import('@/pages/action/action-page.vue') },
  { path: '/search', name: 'search', component: () => import('@/pages/search-page.vue') },
  { path: '/plan', name: 'plan', component: () => import('@/pages/plan/plan-page.vue') },
  { path: '/targets', name: 'targets', component: () => import('@/pages/targets/targets-page.vue') },
  { path: '/calendar', name: 'calendar', component: () => import('@/pages/calendar/calendar-page.vue') },
  { path: '/figures', name: 'figures', component: () => import('@/pages/figures/figures-page.vue') },
  { path: '/report', name: 'report', component: () => import('@/pages/report/report-page.vue') },
  { path: '/report-total/:token', name: 'total', meta: { open: true }, component: () => import('@/pages/total-page.vue') },
  { path: '/rights', name: 'rights', component: () => import('@/pages/rights-page.vue') },
  { path: '/:rest(.*)*', name: 'missing', meta: { open: true }, component: () => import('@/pages/missing-page.vue') },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? {} : { top: 0 }),
})

router.beforeEach(async (to) => {
  const signedIn = await useSession().restore()
  if (signedIn || to.meta.open) return true
  return { name: 'sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
})
