import 'element-plus/theme-chalk/el-input.css'
import 'element-plus/theme-chalk/el-date-picker.css'
import 'element-plus/theme-chalk/el-date-picker-panel.css'
import 'element-plus/theme-chalk/el-popper.css'
import 'element-plus/theme-chalk/el-button.css'

export { ElDatePicker } from 'element-plus/es/components/date-picker/index.mjs'
