package id.payungdesa.monitoring;

import id.payungdesa.access.Post;

/** A desk with tasks that should be done by now, and how long the oldest is over. */
public record LateDesk(Post post, String title, int tasks, Due oldest) {

    /** How the desk is called in an address. */
    public String key() {
        return post.group();
    }
}
