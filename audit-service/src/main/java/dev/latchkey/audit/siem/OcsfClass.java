package dev.latchkey.audit.siem;

/// The classes of OCSF that audited events belong to.
enum OcsfClass {
  BASE_EVENT(0, "Base Event", 0, "Uncategorized"),
  ENTITY_MANAGEMENT(3004, "Entity Management", 3, "Identity & Access Management"),
  API_ACTIVITY(6003, "API Activity", 6, "Application Activity");

  private final int uid;
  private final String caption;
  private final int category;
  private final String categoryCaption;

  OcsfClass(int uid, String caption, int category, String categoryCaption) {
    this.uid = uid;
    this.caption = caption;
    this.category = category;
    this.categoryCaption = categoryCaption;
  }

  /// The beginning of an event of this class.
  ///
  /// @param activity the class's number of what was done; 99 stands for a name of our own
  Fields named(int activity, String activityCaption) {
    return new Fields()
        .put("class_uid", uid)
        .put("class_name", caption)
        .put("category_uid", category)
        .put("category_name", categoryCaption)
        .put("activity_id", activity)
        .put("activity_name", activityCaption)
        .put("type_uid", (long) uid * 100 + activity);
  }
}
