import 'element-plus/theme-chalk/el-popover.css'
import 'element-plus/theme-chalk/el-popper.css'

export { ElPopover } from 'element-plus/es/components/popover/index.mjs'
